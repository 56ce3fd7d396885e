using Federation.Registry.Log.Notes;

namespace Federation.Cluster.Labels.Log;

/// <summary>A witness of the public log, as the operator names it.</summary>
/// <param name="Key">By which its signatures are checked; of the algorithm of witnesses.</param>
/// <param name="Address">Where it listens, without <c>add-checkpoint</c>: https, or http on this machine.</param>
public sealed record LogWitness(NoteKey Key, Uri Address)
{
    /// <summary>Reads the key and the address with a space between.</summary>
    /// <returns>Null where the text is no witness.</returns>
    public static LogWitness? Read(string text) =>
        text.Split(' ') is [var key, var address] && NoteKey.Read(key) is { Algorithm: NoteAlgorithm.Cosignature } read && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
                ? new LogWitness(read, uri)
                : null;
}
