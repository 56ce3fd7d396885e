using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Directory;

/// <summary>Fills the list under the search field. Thread safe.</summary>
internal sealed class SuggestionsEndpoint(IPageQuestions questions, PageWriter pages)
{
    /// <summary>What the schema takes at most.</summary>
    private const int MostCharacters = 100;

    public async Task HandleAsync(HttpContext http, Language language)
    {
        string text = DirectoryRequest.Of(http.Request.Query).Text;
        var reading = await SuggestionsQuestion.Typed.AskAsync(http, questions, new Dictionary<string, object?> { ["text"] = text.Length > MostCharacters ? text[..MostCharacters] : text, ["language"] = language.GraphQL });
        if (reading.Data is not { } answer)
        {
            http.Response.StatusCode = reading.Status;
            return;
        }

        await pages.WriteAsync<SuggestionList>(http, StatusCodes.Status200OK, new Dictionary<string, object?> { [nameof(SuggestionList.Suggest)] = answer.Suggest, [nameof(SuggestionList.Words)] = DirectoryWords.Of(language) });
    }
}
