using System.Xml.Linq;
using InvoiceWeb.Data.Identity;

namespace InvoiceWeb.Tests.Data;

public sealed class KeyRepositoryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public void Keys_come_back_as_they_were_stored_and_in_any_instance()
    {
        var contexts = database.Get<IDbContextFactory<InvoiceDbContext>>();
        var key = new XElement("key", new XAttribute("id", Guid.CreateVersion7()), new XElement("value", "äöü <&>", new XElement("nested")));
        new DatabaseKeyRepository(contexts).StoreElement(key, "first");
        new DatabaseKeyRepository(contexts).StoreElement(new XElement("key"), "second");

        var stored = new DatabaseKeyRepository(contexts).GetAllElements();

        Assert.Equal(2, stored.Count);
        Assert.Contains(stored, k => XNode.DeepEquals(k, key));
    }
}
