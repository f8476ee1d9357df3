using Mono.Cecil;
using Mono.Cecil.Cil;

namespace InvoiceWeb.Tests.Rules;

/// <summary>
/// Everything that a type names: base types, interfaces, attributes, members, and the bodies of its methods with those that the
/// compiler made out of them. Constants are not seen: the compiler copies their values.
/// </summary>
public static class Uses
{
    /// <returns>Outermost types, without the type itself.</returns>
    public static IReadOnlySet<string> Of(TypeDefinition type)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in WithNested(type).SelectMany(References).SelectMany(Parts)) found.Add(Outermost(reference).FullName);
        found.Remove(type.FullName);
        return found;
    }

    public static string NamespaceOf(string type) => type.LastIndexOf('.') is > 0 and var dot ? type[..dot] : "";

    public static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<TypeReference?> References(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.Properties.Select(p => p.PropertyType),
            .. type.Events.Select(e => e.EventType),
            .. Attributes(type), .. type.Fields.SelectMany(Attributes), .. type.Properties.SelectMany(Attributes),
            .. type.Methods.SelectMany(References),
        ];

    private static IEnumerable<TypeReference?> References(MethodDefinition method) =>
        [
            .. Signature(method), .. Attributes(method), .. method.Parameters.SelectMany(Attributes),
            .. method.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType),
            .. method.HasBody ? Body(method.Body) : [],
        ];

    private static IEnumerable<TypeReference?> Signature(MethodReference method) =>
        [method.ReturnType, .. method.Parameters.Select(p => p.ParameterType), .. method is GenericInstanceMethod generic ? generic.GenericArguments : []];

    private static IEnumerable<TypeReference?> Body(MethodBody body) =>
        [
            .. body.Variables.Select(v => v.VariableType),
            .. body.ExceptionHandlers.Select(h => h.CatchType),
            .. body.Instructions.SelectMany(i => i.Operand switch
            {
                TypeReference type => [type],
                FieldReference field => [field.DeclaringType, field.FieldType],
                MethodReference called => [called.DeclaringType, .. Signature(called)],
                _ => Array.Empty<TypeReference?>(),
            }),
        ];

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider member) => member.CustomAttributes.SelectMany(a => a.ConstructorArguments
        .Concat(a.Properties.Select(p => p.Argument)).Select(argument => argument.Value as TypeReference).Append(a.AttributeType));

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [.. Parts(generic.ElementType), .. generic.GenericArguments.SelectMany(Parts)],
        IModifierType modified => [.. Parts(modified.ModifierType), .. Parts(modified.ElementType)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };
}
