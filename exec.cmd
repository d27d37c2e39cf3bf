@rem The scripts in package.json start with exec, so that a program gets the signals that npm gets. Windows has no exec: this is it.
@%*
