using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Federation.Registry.Certificates.Quads;

/// <summary>Terms of canonical N-Quads, as <see href="https://www.w3.org/TR/rdf-canon/#canonical-quads">RDF Dataset Canonicalization</see> writes them.</summary>
internal static class QuadText
{
    /// <returns>Null where the text is no absolute IRI of printable ASCII, which is all that is used here.</returns>
    public static string? Iri(string text)
    {
        bool isPlain = text.All(character => character is > ' ' and < '\u007f' and not ('<' or '>' or '"' or '{' or '}' or '|' or '^' or '`' or '\\'));
        return isPlain && Uri.TryCreate(text, UriKind.Absolute, out var uri) && text.StartsWith($"{uri.Scheme}:", StringComparison.Ordinal) ? $"<{text}>" : null;
    }

    /// <param name="datatype">Null for plain text.</param>
    public static string Literal(string text, string? datatype)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (char character in text) Append(literal, character);
        literal.Append('"');
        return (datatype is null ? literal : literal.Append("^^<").Append(datatype).Append('>')).ToString();
    }

    /// <summary>SHA-256 of a canonical document.</summary>
    public static byte[] Hash(string quads) => SHA256.HashData(Encoding.UTF8.GetBytes(quads));

    private static void Append(StringBuilder literal, char character)
    {
        switch (character)
        {
            case '\b': literal.Append(@"\b"); break;
            case '\t': literal.Append(@"\t"); break;
            case '\n': literal.Append(@"\n"); break;
            case '\f': literal.Append(@"\f"); break;
            case '\r': literal.Append(@"\r"); break;
            case '"': literal.Append("\\\""); break;
            case '\\': literal.Append(@"\\"); break;
            case < ' ' or '\u007f': literal.Append(CultureInfo.InvariantCulture, $@"\u{(int)character:X4}"); break;
            default: literal.Append(character); break;
        }
    }
}
