using System.Collections.Frozen;
using System.Text.Json;
using Federation.Gateway.GraphQL.Centres;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Writing;

/// <summary>
/// Makes writers of a document's selections. Null where there can be none: a field below takes arguments, is guarded, loads something of its own or hangs on a directive; it is executed field by field then. For one document, which
/// has been validated; not thread safe.
/// </summary>
/// <param name="mostFields">A writer takes more memory than the text that it is made of, and fragments multiply: beyond so many fields none is made.</param>
internal sealed class WriterCompiler(ISchema schema, GraphQLDocument document, int mostFields)
{
    private const string TypeName = "__typename";

    private static readonly StringGraphType TypeNames = new();

    /// <summary>Made so far, in all of the document.</summary>
    private int _fields;

    /// <param name="type">Of the values that are written.</param>
    /// <param name="selections">What is asked of them, in as many places as it stands in the document.</param>
    public ValueWriter? Compile(IGraphType type, IReadOnlyList<GraphQLSelectionSet> selections) => type switch
    {
        NonNullGraphType { ResolvedType: ScalarGraphType required } => new ScalarWriter(required, isRequired: true),
        NonNullGraphType required => Compile(required.ResolvedType!, selections) is { } writer ? new RequiredWriter(writer) : null, // an initialised schema has resolved them
        ListGraphType { ResolvedType: NonNullGraphType { ResolvedType: CentrePointType points } } => CompileObject(points, selections) is { } writer ? new PointsWriter(writer) : null,
        ListGraphType list => Compile(list.ResolvedType!, selections) is { } writer ? new ListWriter(writer) : null,
        ScalarGraphType scalar => new ScalarWriter(scalar, isRequired: false),
        IObjectGraphType owner => CompileObject(owner, selections),
        IAbstractGraphType several => CompileAbstract(several, selections),
        _ => null,
    };

    private ValueWriter? CompileObject(IObjectGraphType type, IReadOnlyList<GraphQLSelectionSet> selections)
    {
        if (AskedOf(type, selections) is not { } asked) return null;
        string shape = string.Join(',', asked.Select(one => $"{one.Name}:{one.Field}{{{one.Writer.Shape}}}"));
        if (type is CentreType) return asked.Select(CentreField).ToList() is var ofCentre && ofCentre.Contains(null) ? null : new CentreWriter(shape, [.. ofCentre.OfType<CentreWriter.Field>()]);
        return asked.Select(PlainField).ToList() is var plain && plain.Contains(null) ? null : new ObjectWriter(shape, [.. plain.OfType<ObjectWriter.Field>()]);

        CentreWriter.Field? CentreField(Asked one) => one.Resolver switch
        {
            IPlainResolver resolver => new CentreWriter.Field(JsonEncodedText.Encode(one.Name), CentreNeeds.None, parts => resolver.ValueOf(parts.Node), one.Writer),
            ICentreResolver resolver => new CentreWriter.Field(JsonEncodedText.Encode(one.Name), resolver.Needs, resolver.ValueOf, one.Writer),
            _ => null,
        };

        ObjectWriter.Field? PlainField(Asked one) => one.Resolver is IPlainResolver resolver ? new ObjectWriter.Field(JsonEncodedText.Encode(one.Name), resolver.ValueOf, one.Writer) : null;
    }

    /// <summary>What is asked of one type, in the order of the answer; null where not all of it can be written.</summary>
    private List<Asked>? AskedOf(IObjectGraphType type, IReadOnlyList<GraphQLSelectionSet> selections)
    {
        var gathered = new OrderedDictionary<string, List<GraphQLField>>(StringComparer.Ordinal);
        if (!selections.All(selection => Collect(type, selection, gathered))) return null;
        var asked = new List<Asked>();
        foreach (var (name, fields) in gathered)
        {
            if (++_fields > mostFields) return null;
            string field = fields[0].Name.StringValue;
            var (of, resolver) = field == TypeName ? (TypeNames, new PlainResolver<object>(_ => type.Name)) : type.GetField(field) is { } definition ? (definition.ResolvedType, definition.Resolver) : default;
            if (of is null || resolver is null || Compile(of, [.. fields.Select(one => one.SelectionSet).OfType<GraphQLSelectionSet>()]) is not { } writer) return null;
            asked.Add(new Asked(name, field, resolver, writer));
        }

        return asked;
    }

    private AbstractWriter? CompileAbstract(IAbstractGraphType type, IReadOnlyList<GraphQLSelectionSet> selections)
    {
        var writers = new Dictionary<IObjectGraphType, ValueWriter>();
        foreach (var possible in type.PossibleTypes)
        {
            if (CompileObject(possible, selections) is not { } writer) return null;
            writers[possible] = writer;
        }

        return new AbstractWriter(type, schema, string.Join('|', writers.Select(pair => $"{pair.Key.Name}{{{pair.Value.Shape}}}")), writers.ToFrozenDictionary());
    }

    /// <summary>Gathers what is asked of one type, fragments put in, by the names of the answer.</summary>
    /// <returns>False where that hangs on arguments or directives.</returns>
    private bool Collect(IObjectGraphType type, GraphQLSelectionSet selections, OrderedDictionary<string, List<GraphQLField>> asked)
    {
        foreach (var selection in selections.Selections)
        {
            if (selection is IHasDirectivesNode { Directives.Count: > 0 }) return false;
            switch (selection)
            {
                case GraphQLField { Arguments.Count: > 0 }:
                    return false;
                case GraphQLField field:
                    string name = field.Alias?.Name.StringValue ?? field.Name.StringValue;
                    if (asked.TryGetValue(name, out var same)) same.Add(field);
                    else asked[name] = [field];
                    break;
                case GraphQLInlineFragment inline when Applies(inline.TypeCondition, type):
                    if (!Collect(type, inline.SelectionSet, asked)) return false;
                    break;
                case GraphQLFragmentSpread spread:
                    if (FragmentOf(spread) is not { Directives: null or { Count: 0 } } fragment) return false;
                    if (Applies(fragment.TypeCondition, type) && !Collect(type, fragment.SelectionSet, asked)) return false;
                    break;
            }
        }

        return true;
    }

    public GraphQLFragmentDefinition? FragmentOf(GraphQLFragmentSpread spread) => document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(fragment => fragment.FragmentName.Name == spread.FragmentName.Name);

    /// <summary>Whether a fragment speaks of objects of that type.</summary>
    public bool Applies(GraphQLTypeCondition? condition, IObjectGraphType type) =>
        condition is null || schema.AllTypes[condition.Type.Name] is { } named && (named.Equals(type) || (named is IAbstractGraphType several && several.IsPossibleType(type)));

    /// <param name="Name">In the answer.</param>
    /// <param name="Field">In the schema.</param>
    private sealed record Asked(string Name, string Field, IFieldResolver Resolver, ValueWriter Writer);
}
