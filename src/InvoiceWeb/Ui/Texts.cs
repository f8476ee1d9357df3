namespace InvoiceWeb.Ui;

/// <summary>Names the resource files of the user interface. The English text is the key; Texts.de.resx holds the German ones.</summary>
public sealed class Texts;
