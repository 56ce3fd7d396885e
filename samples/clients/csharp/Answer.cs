namespace CentresNear;

/// <summary>What the directory answers, as far as this program asks.</summary>
internal sealed record Answer(AnswerData? Data, IReadOnlyList<AnswerError>? Errors);

internal sealed record AnswerData(CentrePage? Centres);

internal sealed record CentrePage(PageInfo PageInfo, IReadOnlyList<CentreEdge> Edges);

internal sealed record PageInfo(bool HasNextPage, string? EndCursor);

/// <param name="DistanceKm">Null where no point was asked about.</param>
internal sealed record CentreEdge(double? DistanceKm, Centre Node);

internal sealed record Centre(string Name);

internal sealed record AnswerError(string Message, AnswerErrorExtensions Extensions);

internal sealed record AnswerErrorExtensions(string Code);
