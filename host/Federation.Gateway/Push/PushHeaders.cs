using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Cluster.Sync.Pushing;
using Federation.Gateway.Evidence;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Push;

/// <summary>What a push says of itself before its body.</summary>
/// <param name="Message">What its sender calls it.</param>
/// <param name="UnixSeconds">When it was signed.</param>
/// <param name="Signatures">Still to be checked.</param>
/// <param name="MediaType">Lower case, without parameters.</param>
internal sealed partial record PushHeaders(string Message, long UnixSeconds, string Signatures, string MediaType, bool IsPacked)
{
    private const int MostSignatureCharacters = 1_000;

    public static EvidenceProblem TooLarge { get; } = new(PushCodes.TooLarge, StatusCodes.Status413PayloadTooLarge, $"A listing that is pushed has up to {PushFolder.MostBytes} bytes, packed and unpacked.");

    /// <summary>Reads them, or says what is against them. Nothing in it depends on the network.</summary>
    public static (PushHeaders? Headers, EvidenceProblem? Problem) Read(HttpRequest request, DateTimeOffset now)
    {
        if (One(request, "webhook-id") is not { } id || !Id().IsMatch(id)) return Refused("\"webhook-id\" is 1 to 128 of A-Z, a-z, 0-9, - and _.");
        if (One(request, "webhook-timestamp") is not { } time || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()) return Refused("\"webhook-timestamp\" is when the message was signed, in seconds since 1970.");
        if (One(request, "webhook-signature") is not { Length: <= MostSignatureCharacters } signatures) return Refused("\"webhook-signature\" is one or more of \"v1,BASE64\", with spaces between.");
        if ((now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > PushKey.Tolerance) return (null, new EvidenceProblem(PushCodes.Timestamp, StatusCodes.Status401Unauthorized, $"A message is taken up to {PushKey.Tolerance.TotalMinutes:0} minutes before and after it was signed."));
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return (null, new EvidenceProblem(PushCodes.Type, StatusCodes.Status415UnsupportedMediaType, "The message does not say in Content-Type what it is."));
        bool isPacked = request.Headers.ContentEncoding is ["gzip"];
        if (!isPacked && request.Headers.ContentEncoding.Count > 0) return (null, new EvidenceProblem(PushCodes.Encoding, StatusCodes.Status415UnsupportedMediaType, "The message is packed otherwise than by gzip alone."));
        return request.ContentLength > PushFolder.MostBytes ? (null, TooLarge) : (new PushHeaders(id, seconds, signatures, type.MediaType.ToString().ToLowerInvariant(), isPacked), null);
    }

    private static (PushHeaders?, EvidenceProblem?) Refused(string title) => (null, new EvidenceProblem(PushCodes.Headers, StatusCodes.Status400BadRequest, title));

    private static string? One(HttpRequest request, string name) => request.Headers[name] is [{ Length: > 0 } value] ? value : null;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,128}$")]
    private static partial Regex Id();
}
