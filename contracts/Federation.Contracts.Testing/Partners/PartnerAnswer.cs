using System.Globalization;
using System.Text;

namespace Federation.Contracts.Testing;

/// <summary>One answer of a partner, with what may go wrong on its way. Immutable.</summary>
public sealed record PartnerAnswer
{
    private const string Page = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form method=\"post\"><input name=\"user\"><input type=\"password\" name=\"pass\"></form></body></html>\n";

    /// <summary>200 by default.</summary>
    public int Status { get; init; } = 200;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>After so many bytes of the body the connection is gone; null for never.</summary>
    public int? BreaksAfter { get; init; }

    /// <summary>After so many bytes of the body nothing comes any more, and the connection stays; null for never.</summary>
    public int? StallsAfter { get; init; }

    /// <summary>Whether the server says how long its body is. Then the host notices one that is cut; a cut here is one that nobody notices.</summary>
    public bool LengthIsTold { get; init; } = true;

    /// <summary>Without parameters, lower case; null where nobody said.</summary>
    public string? MediaType => Headers.TryGetValue("Content-Type", out string? type) ? type.Split(';')[0].Trim().ToLowerInvariant() : null;

    public static PartnerAnswer Of(ReadOnlyMemory<byte> body, string? mediaType = null) => new() { Body = body, Headers = Typed(mediaType) };

    /// <summary>A text, in UTF-8.</summary>
    public static PartnerAnswer Text(string body, string? mediaType = null) => Of(Encoding.UTF8.GetBytes(body), mediaType);

    public static PartnerAnswer Json(string body) => Text(body, "application/json");

    /// <summary>An answer that is no success, with a few words as its body.</summary>
    public static PartnerAnswer Error(int status) => Text(string.Create(CultureInfo.InvariantCulture, $"error {status}\n"), "text/plain") with { Status = status };

    /// <summary>A server that asks to be left alone for a while.</summary>
    /// <param name="wait">Told in <c>Retry-After</c>, in whole seconds.</param>
    /// <param name="status">429, or 503.</param>
    public static PartnerAnswer Busy(TimeSpan wait, int status = 429)
    {
        var answer = Error(status);
        return answer with { Headers = new Dictionary<string, string>(answer.Headers, StringComparer.OrdinalIgnoreCase) { ["Retry-After"] = wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) } };
    }

    /// <summary>A success that is a form to sign in, in place of data.</summary>
    public static PartnerAnswer LoginPage() => Text(Page, "text/html");

    /// <summary>The first bytes of the body, as if they were all of it.</summary>
    public PartnerAnswer Cut(int bytes) => this with { Body = Body[..Math.Clamp(bytes, 0, Body.Length)], LengthIsTold = false };

    internal Action? OnStall { get; init; }

    private static Dictionary<string, string> Typed(string? mediaType)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (mediaType is not null) headers["Content-Type"] = mediaType;
        return headers;
    }
}
