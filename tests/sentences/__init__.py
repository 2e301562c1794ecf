"""Every sentence of pages, tables and papers, read on ten homes and held against facts.

`reading` gathers sentences once; `grammar` says what no sentence may look like; `facts` counts the
home's own files anew, apart from the program's tables, and says of a sentence whether it is so;
`homes` makes the homes. `make sentences` reads all of them, the suite a part.
"""
