"""The parts of a template package, one module each. None decides how a slide looks: that is the theme's."""
