using System.Buffers.Text;
using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Errors;

namespace Federation.Gateway.GraphQL;

/// <summary>
/// Names one object of the whole API: its type and its key, opaque to callers. Where a field asks for a thing of one known type, the plain
/// key is understood as well; the two never collide, since a global id holds capitals.
/// </summary>
internal readonly record struct GlobalId(string Type, string Key)
{
    public const string Centre = "centre";
    public const string Network = "network";
    public const string Run = "run";
    public const string Quarantine = "quarantine";

    public static string Of(CentreId centre) => new GlobalId(Centre, centre.Value).ToString();

    public static string Of(NetworkId network) => new GlobalId(Network, network.Value).ToString();

    public static string Of(NetworkId network, string run) => new GlobalId(Run, $"{network}/{run}").ToString();

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Type}:{Key}"));

    public static bool TryParse(string text, out GlobalId id)
    {
        id = default;
        if (text.Length > 2_000 || !Base64Url.IsValid(text)) return false;
        string plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        int colon = plain.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) return false;
        id = new GlobalId(plain[..colon], plain[(colon + 1)..]);
        return true;
    }

    /// <exception cref="CodedError">The text names no centre.</exception>
    public static CentreId ReadCentre(string text) =>
        CentreId.TryParse(KeyOf(Centre, text), out var id) ? id : throw Unreadable(text, "a centre");

    /// <exception cref="CodedError">The text names no network.</exception>
    public static NetworkId ReadNetwork(string text) =>
        NetworkId.TryParse(KeyOf(Network, text), out var id) ? id : throw Unreadable(text, "a network");

    /// <summary>The network and the run's id within it.</summary>
    /// <exception cref="CodedError">The text names no run.</exception>
    public static (NetworkId Network, string Run) ReadRun(string text)
    {
        string key = KeyOf(Run, text);
        int slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && NetworkId.TryParse(key[..slash], out var network) ? (network, key[(slash + 1)..]) : throw Unreadable(text, "a run");
    }

    private static string KeyOf(string type, string text) => TryParse(text, out var id) && id.Type == type ? id.Key : text;

    private static CodedError Unreadable(string text, string what) =>
        CodedError.BadInput($"\"{(text.Length > 80 ? text[..80] + "…" : text)}\" is not the id of {what}. Use ids as this API gave them.");
}
