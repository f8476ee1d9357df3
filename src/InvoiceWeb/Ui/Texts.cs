namespace InvoiceWeb.Ui;

/// <summary>Names the resource files of the user interface. The English text is the key and the fallback; Texts.resx says in words what the code only names.</summary>
public sealed class Texts;
