using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.CodeGeneration;
using Orleans.Concurrency;
using Orleans.Metadata;
using Orleans.Serialization;
using Orleans.Serialization.TypeSystem;

namespace Federation.Cluster.Tests.Wire;

/// <summary>What grains are asked and answer, by the names under which Orleans sends it.</summary>
internal static class SentContracts
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] Types = [.. typeof(DirectoryCluster).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) != true)];
    private static readonly ServiceProvider Services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    /// <summary>Types that know no Orleans, and what is sent in their place.</summary>
    private static readonly ImmutableDictionary<Type, Type> Surrogates = Types
        .SelectMany(type => type.GetInterfaces())
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConverter<,>))
        .ToImmutableDictionary(type => type.GetGenericArguments()[0], type => type.GetGenericArguments()[1]);

    public static IReadOnlyList<Type> Interfaces { get; } = [.. Types.Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))];

    /// <summary>Types that hosts may send one another.</summary>
    public static IReadOnlyList<Type> Sent { get; } = [.. Types.Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))];

    public static IReadOnlyList<WireContract> All()
    {
        var classes = Types.Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IGrainBase).IsAssignableFrom(type)).Select(Class);
        var enums = new HashSet<Type>();
        WireContract[] contracts = [.. classes, .. Interfaces.Select(type => Interface(type, enums)), .. Sent.Select(type => Of(type, enums))];
        return [.. contracts.OrderBy(contract => contract.Sort).ThenBy(contract => contract.Name, StringComparer.Ordinal), .. enums.OrderBy(WireShapes.Nested, StringComparer.Ordinal).Select(Values)];
    }

    /// <summary>As a method is called over the wire; null where it has no name of its own.</summary>
    public static string? AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    /// <summary>All that is sent of a type itself, with the id under which it is.</summary>
    public static IEnumerable<(MemberInfo Member, Type Type, uint? Id)> Members(Type type) => type.GetMembers(Declared)
        .Where(member => member is FieldInfo or PropertyInfo)
        .Select(member => (member, member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType, member.GetCustomAttribute<IdAttribute>()?.Id));

    public static string NameOf(Type type) => AliasOf(type) ?? WireShapes.Nested(type);

    private static WireContract Class(Type type) => new(
        WireSort.Class,
        new GrainTypeResolver([], Services.GetRequiredService<TypeConverter>()).GetGrainType(type).ToString() ?? "",
        WireReflection.Ordered(type.GetInterfaces().Where(Interfaces.Contains).Select(grain => new WireMember(IdOf(grain), ""))));

    private static WireContract Interface(Type type, HashSet<Type> enums) => new(
        WireSort.Grain,
        IdOf(type),
        [
            new WireMember(WireReflection.InterfaceVersion, (type.GetCustomAttribute<VersionAttribute>()?.Version ?? 0).ToString(CultureInfo.InvariantCulture), WireShapes.Nested(type)),
            .. WireReflection.Ordered(type.GetMethods().Select(method => new WireMember(
                AliasOf(method) ?? method.Name,
                $"({string.Join(", ", method.GetParameters().Where(parameter => parameter.ParameterType != typeof(CancellationToken)).Select(parameter => Shape(parameter.ParameterType, enums)))}) {Shape(method.ReturnType, enums)}{(method.IsDefined(typeof(OneWayAttribute)) ? " one way" : "")}",
                AliasOf(method) == method.Name ? "" : method.Name))),
        ]);

    private static WireContract Of(Type type, HashSet<Type> enums) => new(WireSort.Sent, NameOf(type), WireReflection.Ordered(
    [
        .. type.BaseType is { } parent && Sent.Contains(parent) ? [new WireMember("base", NameOf(parent))] : (WireMember[])[],
        .. Members(type).Where(member => member.Id is not null).Select(member => new WireMember($"{member.Id}", Shape(member.Type, enums), member.Member.Name)),
    ]));

    private static WireContract Values(Type type) => new(WireSort.Number, WireShapes.Nested(type), WireReflection.Ordered(
        Enum.GetNames(type).Select(name => new WireMember(Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture), "", name))));

    private static string Shape(Type type, HashSet<Type> enums) => WireShapes.Of(type, part =>
    {
        if (part.IsEnum) enums.Add(part);
        if (Surrogates.TryGetValue(part, out var surrogate)) return NameOf(surrogate);
        return Sent.Contains(part) ? NameOf(part) : null;
    });

    private static string IdOf(Type grain) => new GrainInterfaceTypeResolver([], Services.GetRequiredService<TypeConverter>()).GetGrainInterfaceType(grain).ToString() ?? "";
}
