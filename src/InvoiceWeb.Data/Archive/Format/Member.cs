using System.Linq.Expressions;
using System.Reflection;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Data.Archive;

/// <summary>One mapped property of an entity, as a member of the JSON.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Fallback">The value of a member that is missing; what equals it is not written.</param>
internal sealed record Member(string Name, string Property, Type Type, Func<object, object?> Get, Action<object, object?> Set, Func<object, LineContext, object?> Fallback)
{
    public static Member Of(string name, PropertyInfo property, Func<object, LineContext, object?> fallback) => new(
        name, property.Name, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, Getter(property), Setter(property), fallback);

    private static Func<object, object?> Getter(PropertyInfo property)
    {
        var entity = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(
            Expression.Convert(Expression.Property(Expression.Convert(entity, property.DeclaringType!), property), typeof(object)), entity).Compile();
    }

    /// <summary>Entities change through their methods only; what is read back is set past them, as EF does.</summary>
    private static Action<object, object?> Setter(PropertyInfo property)
    {
        var (entity, value) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(object)));
        var set = property.GetSetMethod(nonPublic: true) ?? throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} cannot be set.");
        return Expression.Lambda<Action<object, object?>>(
            Expression.Call(Expression.Convert(entity, property.DeclaringType!), set, Expression.Convert(value, property.PropertyType)), entity, value).Compile();
    }
}

/// <summary>What a missing member's value is derived from.</summary>
/// <param name="Position">1, 2, 3 … within the list.</param>
internal readonly record struct LineContext(TenantId Tenant, Invoice? Invoice, int Position, int Events);
