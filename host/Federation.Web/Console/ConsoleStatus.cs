using Federation.Web.Asking;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console;

/// <summary>With which HTTP status a page of the console is sent that got an answer. Pure.</summary>
internal static class ConsoleStatus
{
    /// <param name="network">Null for an unknown one.</param>
    public static int Of(bool isSignedIn, ConsoleNetwork? network, IReadOnlyList<PageError> errors)
    {
        int status = Of(isSignedIn, errors);
        if (status != StatusCodes.Status200OK) return status;
        if (network is null) return StatusCodes.Status404NotFound;
        return network.IsYours ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
    }

    /// <summary>Of an answer that is of no single network.</summary>
    public static int Of(bool isSignedIn, IReadOnlyList<PageError> errors)
    {
        if (!isSignedIn) return StatusCodes.Status401Unauthorized;
        return errors is [var first, ..] ? OfError(first.Code) : StatusCodes.Status200OK;
    }

    private static int OfError(string code) => code switch
    {
        "UNAUTHENTICATED" => StatusCodes.Status401Unauthorized,
        "FORBIDDEN" => StatusCodes.Status403Forbidden,
        "BAD_INPUT" => StatusCodes.Status400BadRequest,
        "RATE_LIMITED" => StatusCodes.Status429TooManyRequests,
        "STORE_UNAVAILABLE" or "LIMIT_TIME" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
