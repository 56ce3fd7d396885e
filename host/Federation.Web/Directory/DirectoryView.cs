using Federation.Web.Asking;
using Federation.Web.Languages;
using Federation.Web.Places;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Directory;

/// <summary>Everything that the page of the directory shows.</summary>
public sealed record DirectoryView
{
    public required Language Language { get; init; }

    public required DirectoryRequest Request { get; init; }

    public required DirectoryFilter Filter { get; init; }

    public required PageReading<DirectoryAnswer> Reading { get; init; }

    /// <summary>The town that "where" was taken for; null where none was asked or found.</summary>
    public Town? Town { get; init; }

    /// <summary>Other towns of that name.</summary>
    public IReadOnlyList<Town> OtherTowns { get; init; } = [];

    /// <summary>What was typed as a town, home or office and is none that we know.</summary>
    public IReadOnlyList<string> UnknownTowns { get; init; } = [];

    public required DateTimeOffset Now { get; init; }

    public CentrePage? Page => Reading.Data?.Centres;

    /// <summary>What is said in the list's place where there is no <see cref="Page"/>.</summary>
    public string WhyNothing => Reading switch
    {
        { Errors: [{ IsOfCrowd: true }, ..] } => Words.Crowded,
        { Status: StatusCodes.Status429TooManyRequests } => Words.Busy,
        _ => Words.Refused,
    };

    public DirectoryWords Words => DirectoryWords.Of(Language);

    /// <summary>What changed last of the same.</summary>
    public string Feed => Rendering.Routes.Feed(Language) + (Request.FromStart() with { Order = null }).ToQuery();

    public string Address(DirectoryRequest request) => Rendering.Routes.Directory(Language) + request.ToQuery();
}
