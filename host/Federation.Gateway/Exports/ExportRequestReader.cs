using System.Text.Json;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http;
using GraphQL;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Exports;

/// <summary>
/// Reads what is to be exported from the query string: the parameters are read as variables of a GraphQL query, by the schema's own types, so that a filter means and is refused the same in both. Thread safe.
/// </summary>
internal sealed class ExportRequestReader(DirectorySchema schema, IDocumentValidator validator, IGraphQLTextSerializer serializer)
{
    private const string Filter = "filter", Language = "language", Without = "without", ShareAlike = "share-alike";

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    private static readonly GraphQLDocument Document = Parser.Parse($"query(${Filter}: CentreFilter, ${Language}: Language! = EN) {{ __typename }}");

    /// <param name="now">When labels have to be held.</param>
    /// <exception cref="ExecutionError">The parameters are not as described.</exception>
    public async Task<ExportRequest> ReadAsync(IQueryCollection query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var validated = await validator.ValidateAsync(new ValidationOptions
        {
            Schema = schema,
            Document = Document,
            Operation = Document.Definitions.OfType<GraphQLOperationDefinition>().Single(),
            Rules = [],
            Variables = Variables(query),
            CancellationToken = cancellationToken,
        });
        if (!validated.IsValid) throw validated.Errors[0];
        return new ExportRequest(CentreFilters.Read(Value<CentreFilterInput>(validated, Filter), now), Value<RemedyLanguage?>(validated, Language) ?? RemedyLanguage.English, query.ContainsKey(Without));
    }

    private static T? Value<T>(IValidationResult validated, string name) => validated.Variables?.Find(name)?.Value is T value ? value : default;

    private Inputs Variables(IQueryCollection query)
    {
        var variables = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (parameter, values) in query)
        {
            if (values.Count > 1) throw Bad($"\"{parameter}\" is given more than once.");
            string text = values.ToString();
            if (!PlainText.IsPlain(text)) throw LiteralCheck.NotPlain;
            if (parameter == Without)
            {
                // To leave out something else than was asked for would be worse than to answer nothing.
                if (text != ShareAlike) throw CodedError.BadInput($"\"{Without}\" is \"{ShareAlike}\", and nothing else can be left out.");
                continue;
            }

            variables[parameter] = parameter switch
            {
                Filter => FilterOf(text),
                Language => text,
                // A filter with its name misspelt must not come to an export of everything.
                _ => throw Bad($"There are \"{Filter}\", \"{Language}\" and \"{Without}\", and no other parameter."),
            };
        }

        return new Inputs(variables);
    }

    private Inputs? FilterOf(string json)
    {
        using var document = Parse(json);
        if (document.RootElement.ValueKind == JsonValueKind.Null) return null;
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw CodedError.BadInput($"\"{Filter}\" is a JSON object, a CentreFilter of the schema.");
        try
        {
            return serializer.ReadNode<Inputs>(document.RootElement) is { } filter && IsPlain(filter) ? filter : throw LiteralCheck.NotPlain;
        }
        catch (JsonException)
        {
            // The document is JSON; this is how the reader speaks of an escaped half of a surrogate pair in it.
            throw LiteralCheck.NotPlain;
        }
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Json);
        }
        catch (JsonException malformed)
        {
            throw Bad($"\"{Filter}\" is not JSON: see line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1} of it.");
        }
        catch (InvalidOperationException)
        {
            // The same of a name, met while names are compared.
            throw LiteralCheck.NotPlain;
        }
    }

    private static bool IsPlain(object? value) => value switch
    {
        string text => PlainText.IsPlain(text),
        IReadOnlyDictionary<string, object?> members => members.All(member => PlainText.IsPlain(member.Key) && IsPlain(member.Value)),
        IEnumerable<object?> items => items.All(IsPlain),
        _ => true,
    };

    private static CodedError Bad(string message) => new(ErrorCode.BadRequest, message);
}
