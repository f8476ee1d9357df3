namespace InvoiceWeb.Tests.Domain;
public sealed class Smoke { [Fact] public void Yen_has_no_cents() => Assert.Equal(0, Currency.Of("JPY").MinorUnits); }
