using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using Federation.Cluster.Adapters.Protocol;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// Blacks a network's secrets out of everything that its worker says: logs, failures, issues, drafts and raw records. A secret is known by
/// its plain text and as it looks inside JSON, an address or Base64; what an adapter makes of it beyond that, nobody can know. Thread safe.
/// </summary>
internal sealed class SecretBlackout
{
    /// <summary>Shorter ones stand in ordinary words, and blacking them out would harm more than it hides.</summary>
    public const int FewestBytes = 6;

    private readonly byte[][] _forms;

    /// <param name="secrets">The values of the settings that the manifest marks as secrets.</param>
    public SecretBlackout(IEnumerable<string> secrets) =>
        _forms = [.. secrets.SelectMany(FormsOf).Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes).Where(form => form.Length >= FewestBytes).OrderByDescending(form => form.Length)];

    /// <summary>True where something was blacked out. What a worker asks to be fetched is left alone: there a secret has its place.</summary>
    public bool Apply(Frame frame)
    {
        if (frame.Type is FrameType.Request or FrameType.OpenSource) return false;
        bool found = false;
        foreach (byte[] form in _forms) found |= Apply(form, MemoryMarshal.AsMemory(frame.Payload).Span);
        return found;
    }

    // As many stars as there were bytes: lengths on the pipe stay true, and so does JSON.
    private static bool Apply(byte[] form, Span<byte> payload)
    {
        bool found = false;
        while (payload.IndexOf(form) is >= 0 and int at)
        {
            payload.Slice(at, form.Length).Fill((byte)'*');
            payload = payload[(at + form.Length)..];
            found = true;
        }

        return found;
    }

    private static IEnumerable<string> FormsOf(string secret) =>
    [
        secret,
        JavaScriptEncoder.Default.Encode(secret),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
        Uri.EscapeDataString(secret),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
    ];
}
