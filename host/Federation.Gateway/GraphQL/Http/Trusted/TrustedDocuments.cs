using System.Collections.Frozen;

namespace Federation.Gateway.GraphQL.Http.Trusted;

/// <summary>The documents that can be asked for by their ids. Immutable and thread safe.</summary>
internal sealed class TrustedDocuments
{
    private readonly FrozenDictionary<string, TrustedDocument> _byId;
    private readonly FrozenDictionary<string, TrustedDocument> _byText;

    /// <param name="byId">The same document may have several ids.</param>
    public TrustedDocuments(IReadOnlyDictionary<string, TrustedDocument> byId)
    {
        _byId = byId.ToFrozenDictionary(StringComparer.Ordinal);
        _byText = byId.Values.DistinctBy(document => document.Text).ToFrozenDictionary(document => document.Text, StringComparer.Ordinal);
    }

    public int Count => _byText.Count;

    /// <param name="id">One of the file's, or <c>sha256:</c> and the hash of the text in small hexadecimal digits, which may also stand alone.</param>
    public TrustedDocument? Find(string id) => _byId.GetValueOrDefault(id);

    public TrustedDocument? OfText(string text) => _byText.GetValueOrDefault(text);
}
