using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Web;
using Federation.Trust.Statements;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Identity.Federating.Http;

/// <summary>Signs statements as they are asked for. Within an hour the same is said, so that whoever has it is told so without a signature. Thread safe.</summary>
internal sealed class StatementAnswer(FederationKeys keys, TimeProvider clock)
{
    private const string MediaType = "application/" + StatementWords.StatementType;

    /// <summary>A copy on the way is at most so old; a statement lives far longer.</summary>
    private static readonly TimeSpan KeptTime = TimeSpan.FromMinutes(10);

    /// <summary>From when a statement counts that is made now: it begins with the hour, and so lives for 23 hours at least.</summary>
    public DateTimeOffset IssuedAt => DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds() / 3600 * 3600);

    public string Sign(StatementDraft draft) => StatementWriter.Write(draft, keys.Signer, IssuedAt);

    public Task WriteAsync(HttpContext http, StatementDraft draft)
    {
        var signer = keys.Signer;
        var claims = StatementWriter.Claims(draft, IssuedAt);
        var tag = TagOf(claims, signer.KeyId);
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = $"public, max-age={(int)KeptTime.TotalSeconds}";
        if (EntityTags.IsKnown(http.Request, tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        http.Response.ContentType = MediaType;
        return http.Response.WriteAsync(signer.Sign(StatementWords.StatementType, claims), http.RequestAborted);
    }

    /// <summary>Of what is said, and by which key; a signature, also that of a mark, is another one each time. Weak for that.</summary>
    private static EntityTagHeaderValue TagOf(JsonObject claims, string key)
    {
        var said = claims.DeepClone();
        foreach (var shown in said[StatementWords.TrustMarks] as JsonArray ?? [])
        {
            if (shown is JsonObject mark && mark["trust_mark"]?.GetValue<string>() is { } compact) mark["trust_mark"] = compact[..compact.LastIndexOf('.')];
        }

        return new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{key} {said.ToJsonString()}"))[..16])}\"", isWeak: true);
    }
}
