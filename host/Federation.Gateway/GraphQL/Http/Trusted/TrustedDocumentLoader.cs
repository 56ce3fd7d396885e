using System.Security.Cryptography;
using System.Text;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Writing;
using GraphQL;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Http.Trusted;

/// <summary>Makes the register at start: every document is read, weighed and validated before anybody can ask for it.</summary>
internal sealed class TrustedDocumentLoader(DirectorySchema schema, DocumentReader reader, DocumentWriters writers, IOptions<GatewayOptions> options)
{
    private const string HashPrefix = "sha256:";
    private const int MostIdCharacters = 128;

    /// <summary>Empty where the options name no file.</summary>
    /// <exception cref="TrustedDocumentException">A file or a document of it cannot be used.</exception>
    public TrustedDocuments Load()
    {
        var byId = new Dictionary<string, TrustedDocument>(StringComparer.Ordinal);
        if (options.Value.TrustedDocuments is not { } path) return new TrustedDocuments(byId);
        var byText = new Dictionary<string, TrustedDocument>(StringComparer.Ordinal);
        foreach (var (file, id, text) in TrustedDocumentFile.ReadAll(path))
        {
            string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            RequireId(file, id, hash);
            if (!byText.TryGetValue(text, out var document)) byText[text] = document = new TrustedDocument(id, text, Check(file, id, text));
            foreach (string name in (string[])[id, hash, HashPrefix + hash])
            {
                if (!byId.TryAdd(name, document) && byId[name] != document) throw Refused(file, id, "the same id stands for another text.");
            }
        }

        return new TrustedDocuments(byId);
    }

    private static void RequireId(string file, string id, string hash)
    {
        bool named = id.Length is > 0 and <= MostIdCharacters && id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '.' or '_' or '~');
        if (!named && id != HashPrefix + hash) throw Refused(file, id, $"an id has 1 to {MostIdCharacters} of the characters A-Z a-z 0-9 - . _ ~, or is {HashPrefix} and the hash of its text, which is {hash}.");
    }

    /// <summary>The document, read and held against the schema.</summary>
    /// <param name="file">Where it comes from, for an error.</param>
    /// <exception cref="TrustedDocumentException">It cannot be served.</exception>
    public GraphQLDocument Check(string file, string id, string text)
    {
        try
        {
            if (!PlainText.IsPlain(text)) throw LiteralCheck.NotPlain;
            // Nothing in here waits: it is the host's start, and no request.
            var document = reader.ReadAsync(text, options.Value.TrustedLimits).AsTask().GetAwaiter().GetResult();
            var operation = document.Definitions.OfType<GraphQLOperationDefinition>().FirstOrDefault() ?? throw CodedError.BadInput("it holds no operation.");
            var result = new DocumentValidator().ValidateAsync(new ValidationOptions { Schema = schema, Document = document, Operation = operation, Variables = Inputs.Empty }).GetAwaiter().GetResult();
            // Which variables a request will bring is not known yet.
            if (result.Errors.FirstOrDefault(error => error is not InvalidVariableError) is { } wrong) throw wrong;
            writers.Prepare(schema, document, options.Value.TrustedLimits.Fields);
            return document;
        }
        catch (ExecutionError wrong)
        {
            string place = wrong.Locations is [var first, ..] ? $"line {first.Line}, column {first.Column}: " : "";
            throw Refused(file, id, place + wrong.Message);
        }
    }

    private static TrustedDocumentException Refused(string file, string id, string why) => new(TrustedDocumentCodes.Document, $"The trusted document \"{(id.Length > 80 ? id[..80] + "…" : id)}\" of {file} cannot be served: {why}");
}
