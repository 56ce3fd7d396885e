using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Rendering;

/// <summary>What holds for every form that is posted to a page.</summary>
internal static class PageForms
{
    /// <summary>In bytes, as sent: the longest text of a form is some thousand characters.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>The size is metadata, which routing hands to the server before anybody reads. The token is looked at by <see cref="Federation.Gateway.GraphQL.Pages.IPageQuestions"/>, which knows nobody without one.</summary>
    /// <param name="most">Bytes, where a form brings more than some words.</param>
    public static IEndpointConventionBuilder TakesForms(this IEndpointConventionBuilder endpoint, int most = MostBytes) => endpoint.DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(most));
}
