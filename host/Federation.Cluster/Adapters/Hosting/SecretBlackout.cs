using System.Runtime.InteropServices;
using System.Text;
using Federation.Cluster.Adapters.Protocol;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// Blacks a network's secrets out of everything that its worker says: logs, failures, issues, drafts and raw records, in each of their
/// <see cref="SecretForms"/>. Thread safe.
/// </summary>
internal sealed class SecretBlackout
{
    private readonly byte[][] _forms;

    /// <param name="secrets">The values of the settings that the manifest marks as secrets.</param>
    public SecretBlackout(IEnumerable<string> secrets) => _forms = [.. SecretForms.Of(secrets).Select(Encoding.UTF8.GetBytes)];

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
}
