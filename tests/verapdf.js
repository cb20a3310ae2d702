// Asks veraPDF, whose core lies in a wheel: node-less, by Rhino. Prints a line for each file and flavour, and one
// for each rule that is broken. Arguments: files.
org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var foundry = org.verapdf.pdfa.Foundries.defaultInstance(), flavours = ["3a", "ua1"];
for (var at = 0; at < arguments.length; at++) for (var number = 0; number < flavours.length; number++) {
  var flavour = org.verapdf.pdfa.flavours.PDFAFlavour.byFlavourId(flavours[number]);
  var parser = foundry.createParser(new java.io.File(arguments[at]), flavour);
  var result = foundry.createValidator(flavour, false).validate(parser);
  print([flavours[number], result.isCompliant(), result.getTotalAssertions(), arguments[at]].join("\t"));
  for (var told = result.getTestAssertions().iterator(); told.hasNext();) {
    var one = told.next();
    if (String(one.getStatus()) == "FAILED")
      print([one.getRuleId().getClause(), one.getMessage(), one.getLocation().getContext()].join("\t"));
  }
  parser.close();
}
