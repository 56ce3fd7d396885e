using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Rendering;

/// <summary>How large a form may be that is posted here: the longest text of one is some thousand characters.</summary>
internal static class FormSize
{
    /// <summary>Metadata of an endpoint, which routing hands to the server before anybody reads.</summary>
    public static RequestSizeLimitAttribute Limit { get; } = new(64 * 1024);
}
