using System.Runtime.InteropServices;
using System.Text;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// Blacks a network's secrets out of what its worker says, in each of their <see cref="SecretForms"/>: out of everything where a secret looks like one, and out of texts for people
/// alone where it could be an ordinary word, which listings must keep. The name of a JSON member is left as it is: without it the record could not be read. Thread safe.
/// </summary>
internal sealed class SecretBlackout
{
    private readonly byte[][] _forms;
    private readonly string[] _words;

    /// <param name="secrets">The values of the settings that the manifest marks as secrets.</param>
    public SecretBlackout(IEnumerable<string> secrets)
    {
        var kinds = secrets.Where(secret => secret.Length > 0).ToLookup(SecretForms.IsCommon);
        _forms = [.. SecretForms.Of(kinds[false]).Select(Encoding.UTF8.GetBytes)];
        _words = [.. SecretForms.Of(kinds[true])];
        HasCommon = kinds[true].Any();
    }

    /// <summary>Whether a secret is such that it has to be left in listings.</summary>
    public bool HasCommon { get; }

    /// <summary>True where something was blacked out. What a worker asks to be fetched is left alone: there a secret has its place.</summary>
    public bool Apply(Frame frame)
    {
        if (frame.Type is FrameType.Request or FrameType.OpenSource) return false;
        bool found = false;
        foreach (byte[] form in _forms) found |= Apply(form, MemoryMarshal.AsMemory(frame.Payload).Span);
        return found;
    }

    /// <summary>A text for people, without the secrets that listings keep.</summary>
    public string Cover(string text) => _words.Aggregate(text, (rest, word) => rest.Replace(word, new string('*', word.Length), StringComparison.Ordinal));

    /// <inheritdoc cref="Cover(string)"/>
    public IReadOnlyList<Issue> Cover(IReadOnlyList<Issue> issues) => _words.Length == 0 ? issues : [.. issues.Select(issue => issue with { Message = Cover(issue.Message) })];

    // As many stars as there were bytes: lengths on the pipe stay true, and so does JSON.
    private static bool Apply(byte[] form, Span<byte> payload)
    {
        bool found = false;
        for (int from = 0; payload[from..].IndexOf(form) is >= 0 and int offset;)
        {
            int at = from + offset;
            from = at + form.Length;
            if (IsMemberName(payload, at, from)) continue;
            payload[at..from].Fill((byte)'*');
            found = true;
        }

        return found;
    }

    // A text that ends before a colon is no value. Within a text quotation marks are escaped, so none of them is taken for its end.
    private static bool IsMemberName(ReadOnlySpan<byte> payload, int start, int end) =>
        start > 0 && payload[start - 1] == '"' && end < payload.Length && payload[end] == '"' && payload[(end + 1)..].TrimStart(" \t\r\n"u8) is [(byte)':', ..];
}
