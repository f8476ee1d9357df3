// Each type breaks the order of slices in one way that the reader of assemblies must see. Namespaces are those that it pretends to be of.
using System.ComponentModel;
using InvoiceWeb.Payments;

namespace InvoiceWeb.Invoices
{
    public class PlantedField
    {
        private List<PaymentRecord[]> _payments;
    }

    public class PlantedSignature
    {
        public void Settle(IReadOnlyDictionary<Guid, PaymentRecord> payments) => ArgumentNullException.ThrowIfNull(payments);
    }

    public class PlantedBase : InvoiceWeb.Payments.PlantedLater;

    [TypeConverter(typeof(PaymentRecord))]
    public class PlantedAttribute;

    public class PlantedBody
    {
        public void Settle()
        {
            var content = new PaymentContent();
            ArgumentNullException.ThrowIfNull(content.Currency);
        }
    }

    public class PlantedAsync
    {
        public async Task SettleAsync()
        {
            await Task.Yield();
            ArgumentNullException.ThrowIfNull(new PaymentContent().Currency);
        }
    }

    public class PlantedClosure
    {
        public Func<string> Later(string text) => () => text + new PaymentContent().Currency;
    }

    public class PlantedConstraint<T> where T : InvoiceWeb.Payments.PlantedLater;

    public class PlantedCatch
    {
        public void Try(Action action)
        {
            try
            {
                action();
            }
            catch (InvoiceWeb.Payments.PlantedException)
            {
            }
        }
    }

    public class PlantedUseOfHosting
    {
        private readonly InvoiceWeb.Hosting.CurrentActor _actor;
    }

    public class PlantedModule
    {
        private readonly PaymentRecord _payment;
    }
}

namespace InvoiceWeb.Data.Invoices
{
    public class PlantedStorage
    {
        private readonly PaymentRecord _payment;
    }
}

namespace InvoiceWeb.Invoices.Pages
{
    public class PlantedPage
    {
        private readonly PaymentRecord _payment;
    }
}

namespace InvoiceWeb.Payments
{
    public class PlantedLater;

    public class PlantedException : Exception;

    public class PlantedUseOfEarlier
    {
        private readonly InvoiceWeb.Invoices.Invoice _invoice;
    }
}

namespace InvoiceWeb.Gadgets
{
    public class Planted;
}
