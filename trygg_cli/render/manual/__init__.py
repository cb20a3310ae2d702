"""The manual: rules, keys, tables and questions explained."""
