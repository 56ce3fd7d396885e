using Federation.Gateway.GraphQL;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.Tests.Identity.Access;

/// <summary>Writes, from the schema alone, the question that asks for one field: the way to its type, values for its required arguments, and of what it gives as much as comes with it.</summary>
/// <param name="centres">The key of a centre for each network, which lists it; the first has a label.</param>
/// <param name="run">The key of a run, of every network.</param>
internal sealed class FieldQuestion(AccessTable table, IReadOnlyDictionary<string, string> centres, string run)
{
    /// <param name="type">The field's.</param>
    /// <param name="field">The field asked for.</param>
    /// <param name="network">The network in question.</param>
    public string Write(IObjectGraphType type, FieldType field, string network)
    {
        string asked = $"{field.Name}{Arguments(field, network)}{Selection(field)}";
        return type.Name switch
        {
            "Query" => $"query {{ {asked} }}",
            "Mutation" => $"mutation {{ {asked} }}",
            "Network" => $"query {{ network(id: \"{network}\") {{ {asked} }} }}",
            "Centre" => $"query {{ centre(id: \"{centres[network]}\") {{ {asked} }} }}",
            "LabelEvent" => $"query {{ centre(id: \"{centres.Values.First()}\") {{ label {{ history {{ {asked} }} }} }} }}",
            "Regrouping" => $"query {{ regroupings {{ {asked} }} }}",
            _ => throw new ArgumentException($"Say here how a query comes to a {type.Name}: {field.Name} of it is not for everybody.", nameof(type)),
        };
    }

    private string Arguments(FieldType field, string network)
    {
        string[] given = [.. (field.Arguments ?? []).Where(IsRequired).Select(argument => $"{argument.Name}: {Value(argument.Name, argument.ResolvedType!, network)}")]; // the schema is complete
        return given.Length == 0 ? "" : $"({string.Join(", ", given)})";
    }

    private string Value(string name, IGraphType type, string network) => type switch
    {
        NonNullGraphType required => Value(name, required.ResolvedType!, network), // the schema is complete
        ListGraphType list => $"[{Value(name, list.ResolvedType!, network)}]",
        EnumerationGraphType enumeration => enumeration.Values.First().Name,
        IInputObjectGraphType input => $"{{ {string.Join(", ", Members(input).Select(member => $"{member.Name}: {Value(member.Name, member.ResolvedType!, network)}"))} }}",
        IdGraphType => name switch
        {
            "network" => $"\"{network}\"",
            "centre" => $"\"{centres[network]}\"",
            "run" => $"\"{run}\"",
            _ => throw new ArgumentException($"Say here which id \"{name}\" asks for.", nameof(name)),
        },
        IntGraphType when name == "madeOn" => "7", // which is none: what is asked again and again changes nothing
        IntGraphType or FloatGraphType => "1",
        DateTimeScalar => "\"2026-03-01T12:00:00Z\"",
        BooleanGraphType => "true",
        StringGraphType => name switch
        {
            "id" => "\"new-network\"",
            "adapter" => "\"tiers-lieux\"",
            "config" => """ "{\"source\":\"https://example.org/a.csv\"}" """.Trim(),
            "assessment" or "key" => $"\"{centres[network]}-1\"",
            "month" => "\"2026-03\"",
            "nonce" => $"\"{FakeDoor.FirstNonce}\"",
            "visitor" => $"\"{new string('A', 43)}\"",
            "sha256" => $"\"{new string('a', 64)}\"",
            "one" or "listing" => "\"own/1\"",
            "other" => "\"foreign/1\"",
            _ => "\"text\"",
        },
        _ => throw new ArgumentException($"Say here what a {type.Name} looks like.", nameof(type)),
    };

    private static IEnumerable<FieldType> Members(IInputObjectGraphType input) => input.Fields.Any(IsRequired) ? input.Fields.Where(IsRequired) : input.Fields;

    /// <summary>What is for its receivers is asked for in full, so that it is seen that whoever is given it has all of it.</summary>
    private string Selection(FieldType field) => field.ResolvedType!.GetNamedType() switch
    {
        IObjectGraphType given => $" {{ __typename {Parts(given)} }}",
        UnionGraphType either => $" {{ __typename {string.Join(' ', either.PossibleTypes.Select(given => $"... on {given.Name} {{ __typename {Parts(given)} }}"))} }}",
        IComplexGraphType => " { __typename }",
        _ => "",
    };

    private string Parts(IObjectGraphType given) => string.Join(
        ' ',
        given.Fields.Where(part => table.TryFind(given.Name, part.Name, out var rule) && rule.Who == Audience.Receiver && !(part.Arguments ?? []).Any(IsRequired)).Select(part => part.Name + Selection(part)));

    private static bool IsRequired(QueryArgument argument) => argument is { ResolvedType: NonNullGraphType, DefaultValue: null };

    private static bool IsRequired(FieldType member) => member is { ResolvedType: NonNullGraphType, DefaultValue: null };
}
