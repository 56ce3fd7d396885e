using System.Globalization;
using System.Text.RegularExpressions;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// An entry of an allow-list: a host name, <c>*.</c> before one for every subdomain of it (not for itself), <c>*</c> for any public host,
/// or a port of this machine such as <c>127.0.0.1:8080</c>. Lower case; a name of other scripts in its <c>xn--</c> form.
/// </summary>
internal sealed partial record HostPattern
{
    private const string Any = "*";
    private const string Below = "*.";
    private const int MostCharacters = 253;

    private readonly string _text;

    private HostPattern(string text, int? loopbackPort)
    {
        _text = text;
        LoopbackPort = loopbackPort;
    }

    /// <summary>The port where the entry names this machine; null where it names public hosts.</summary>
    public int? LoopbackPort { get; }

    /// <summary>Null where the text is no entry.</summary>
    public static HostPattern? Parse(string? text)
    {
        if (text is null || text.Length > MostCharacters) return null;
        if (Loopback().Match(text) is { Success: true } loopback)
        {
            return int.TryParse(loopback.Groups["port"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= ushort.MaxValue ? new HostPattern(text, port) : null;
        }

        return text == Any || IsPublic(text) ? new HostPattern(text, null) : null;
    }

    /// <summary>What a manifest may name: neither this machine nor everything, nor every host below a top-level domain.</summary>
    public static bool IsPublic(string text) => text.Length <= MostCharacters && !HostName.IsLoopback(text) && Name().IsMatch(text);

    /// <param name="host">As <see cref="HostName.Of"/> gives it.</param>
    public bool Covers(string host)
    {
        if (LoopbackPort is not null) return false;
        if (_text == Any) return true;
        return _text.StartsWith(Below, StringComparison.Ordinal) ? host.Length > _text.Length - 1 && host.EndsWith(_text[1..], StringComparison.Ordinal) : host == _text;
    }

    public override string ToString() => _text;

    [GeneratedRegex(@"^(?:localhost|127\.0\.0\.1|\[::1\]):(?<port>[0-9]{1,5})\z")]
    private static partial Regex Loopback();

    // After *. at least two labels follow: "*.fr" is no host that anybody answers for.
    [GeneratedRegex(@"^(?:\*\.(?=[^.]+\.))?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\z")]
    private static partial Regex Name();
}
