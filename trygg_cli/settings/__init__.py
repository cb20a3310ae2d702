"""What a project has settled: `trygg.toml`, what the command line says beside it, and the look of its reports."""
