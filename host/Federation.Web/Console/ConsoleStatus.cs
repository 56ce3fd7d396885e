using Federation.Web.Asking;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console;

/// <summary>With which HTTP status a page of the console is sent that got an answer. Pure.</summary>
internal static class ConsoleStatus
{
    /// <param name="network">Null for an unknown one.</param>
    public static int Of<T>(PageReading<T> reading, ConsoleNetwork? network)
        where T : class
    {
        int status = Of(reading);
        if (status != StatusCodes.Status200OK) return status;
        if (network is null) return StatusCodes.Status404NotFound;
        return network.IsYours ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
    }

    /// <summary>Of an answer that is of no single network.</summary>
    public static int Of<T>(PageReading<T> reading)
        where T : class
    {
        if (!reading.IsSignedIn) return StatusCodes.Status401Unauthorized;
        return reading.Errors.Count > 0 ? reading.Refusal : StatusCodes.Status200OK;
    }
}
