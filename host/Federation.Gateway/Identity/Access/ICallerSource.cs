using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Access;

/// <summary>One way in which a request shows who sends it: a token, a session. Thread safe.</summary>
internal interface ICallerSource
{
    /// <returns>Null where the request shows nobody in this way; what is shown and does not hold counts as not shown.</returns>
    ValueTask<Caller?> ReadAsync(HttpContext http);
}
