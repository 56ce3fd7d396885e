using System.Diagnostics.CodeAnalysis;

namespace Federation.Host.Settings;

/// <summary>Reads where metrics are told, before anything is started.</summary>
internal static class MetricsAddress
{
    /// <summary>Where Prometheus looks unless it is told otherwise.</summary>
    public const string Path = "/metrics";

    /// <summary>The address at which this host tells them.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && address.Scheme == Uri.UriSchemeHttp && address is { PathAndQuery: "/" or Path, Fragment: "", UserInfo: "" };

    /// <summary>The address at which somebody takes everything that is told by OTLP.</summary>
    public static bool TryReadCollector(string? text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address is { Query: "", Fragment: "", UserInfo: "" };
}
