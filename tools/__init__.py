"""What makes files of the project from its code: the catalogues, the documents, the tables of the model."""
