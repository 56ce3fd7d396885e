using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Operating.Decisions;

/// <summary>What staff decided, in pages. Thread safe.</summary>
internal sealed class DecisionsEndpoint(IPageQuestions questions, PageWriter pages)
{
    public async Task HandleAsync(HttpContext http, Language language)
    {
        string? after = http.Request.Query["after"] is [{ Length: > 0 } cursor] ? cursor : null;
        var reading = await DecisionsQuestion.Page.AskAsync(http, questions, new Dictionary<string, object?> { ["after"] = after });
        var frame = OperatingEndpoint.FrameOf(http, language, OperatingPart.Decisions) with { Reader = reading.Reader, Address = other => Address(other, after) };
        if (reading.Data?.Operations?.Acts is not { } acts) await pages.WriteFailureAsync(http, frame, reading.Refusal, reading.Errors, reading.RetryAfter);
        else await pages.WriteAsync<DecisionsPage>(http, StatusCodes.Status200OK, new Dictionary<string, object?> { [nameof(DecisionsPage.Frame)] = frame, [nameof(DecisionsPage.Acts)] = acts, [nameof(DecisionsPage.IsFirst)] = after is null });
    }

    /// <param name="after">Null for the newest.</param>
    internal static string Address(Language language, string? after) => OperatingRoutes.Decisions(language) + (after is null ? "" : $"?after={Uri.EscapeDataString(after)}");
}
