"""Pyodide's machine code in two parts: what a visit runs is sent first; the later part nobody has asked for yet.

Four fifths of the functions never run here, whatever the rules are asked. In the first part each of these is a stub
that ends Python at once; data that only they read are zeros. The later part holds what is missing, to the byte: put
together again, the two are the whole. If Python comes to a stub, the page's worker begins it anew from the whole and
asks again (``javascripts/calculator/python/worker.js``): a request is a question, and changes nothing. So a function
that is missing costs a moment and a download, never an answer.

Which functions run, ``make profile`` finds out and writes into ``profile.json``, bound to the machine code it was made
with; for any other nothing is divided. Without its one line in ``slim.py`` this folder is not used.
"""
