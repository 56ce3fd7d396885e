namespace Federation.Gateway.Web.StartPage;

/// <summary>What the start page shows.</summary>
/// <param name="Ready">False while the index is not complete.</param>
internal sealed record StartPageModel(int Centres, bool Ready, IReadOnlyList<NetworkSummary> Networks);
