using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Federating.Http;

/// <summary>A question of the federation that gets no answer, as OpenID Federation 1.0, section 8.9, writes it.</summary>
/// <param name="Error">A code of that section.</param>
/// <param name="Description">In English, for whoever develops the one who asks.</param>
internal sealed record FederationRefusal(string Error, int Status, string Description)
{
    public static FederationRefusal Invalid(string description) => new("invalid_request", StatusCodes.Status400BadRequest, description);

    public static FederationRefusal NotFound(string description) => new("not_found", StatusCodes.Status404NotFound, description);

    public static FederationRefusal Unsupported(string parameter) => new("unsupported_parameter", StatusCodes.Status400BadRequest, $"{parameter} is not supported, or not with this value.");

    public static FederationRefusal Unavailable { get; } = new("temporarily_unavailable", StatusCodes.Status503ServiceUnavailable, "The directory cannot answer for now. Ask again in some seconds.");

    public static FederationRefusal TooMany { get; } = new("temporarily_unavailable", StatusCodes.Status429TooManyRequests, "Too many questions came from this address. Ask again in a second.");

    public Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Remove("ETag");
        if (Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = (Status == StatusCodes.Status429TooManyRequests ? 1 : 10).ToString(CultureInfo.InvariantCulture);
        return http.Response.WriteAsync(new JsonObject { ["error"] = Error, ["error_description"] = Description }.ToJsonString(JsonSerializerOptions.Web), http.RequestAborted);
    }
}
