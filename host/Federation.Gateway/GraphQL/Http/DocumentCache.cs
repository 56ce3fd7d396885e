using System.Collections.Concurrent;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>
/// Documents that were read and validated, by schema and text. Bounded: there are two generations, and when the young one is full it
/// becomes the old one; what is used lives on. Thread safe, without locks on reading.
/// </summary>
internal sealed class DocumentCache(IOptions<GatewayOptions> options)
{
    /// <summary>Longer texts are not kept, so that one document takes some hundred kilobytes at most.</summary>
    public const int MostCharacters = 8_000;

    private readonly int _capacity = options.Value.CachedDocuments;
    private volatile Generations _generations = new([], []);

    public int Count => _generations.Young.Count + _generations.Old.Count;

    public GraphQLDocument? Find(ISchema schema, string query)
    {
        var key = new Key(schema, query);
        var (young, old) = _generations;
        if (young.TryGetValue(key, out var document)) return document;
        if (old.TryGetValue(key, out document)) Keep(key, document);
        return document;
    }

    /// <param name="document">Read and validated against the schema.</param>
    public void Keep(ISchema schema, string query, GraphQLDocument document)
    {
        if (query.Length <= MostCharacters) Keep(new Key(schema, query), document);
    }

    private void Keep(Key key, GraphQLDocument document)
    {
        var generations = _generations;
        // Two callers may both turn the generation over: then a few documents are read again.
        if (generations.Young.Count >= _capacity) _generations = generations = new Generations([], generations.Young);
        generations.Young.TryAdd(key, document);
    }

    private readonly record struct Key(ISchema Schema, string Query);

    private sealed record Generations(ConcurrentDictionary<Key, GraphQLDocument> Young, ConcurrentDictionary<Key, GraphQLDocument> Old);
}
