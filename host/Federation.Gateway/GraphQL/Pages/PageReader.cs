namespace Federation.Gateway.GraphQL.Pages;

/// <summary>Who reads a page, as far as what stands around every page hangs on it; a page that needs more asks for <c>viewer</c>. Costs nothing: whoever asks is known by then.</summary>
/// <param name="IsSignedIn">Whether somebody is known to ask.</param>
/// <param name="HasConsole">Whether the console has something for them: a network to manage, labels to decide about, or the directory to run.</param>
public readonly record struct PageReader(bool IsSignedIn, bool HasConsole);
