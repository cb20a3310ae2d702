"""What is sent out to be answered: workbooks, and the letters that go with them."""
