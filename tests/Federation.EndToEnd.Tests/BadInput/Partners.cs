namespace Federation.EndToEnd.Tests.BadInput;

/// <summary>The networks of <see cref="FaultyPartners"/>, named after what goes wrong with them.</summary>
internal static class Partners
{
    public const string MissingFile = "missing-file";
    public const string WrongDelimiter = "wrong-delimiter";
    public const string WrongWidth = "wrong-width";
    public const string Longitude913 = "longitude-913";
    public const string CoordinatesInWords = "coordinates-in-words";
    public const string NoName = "no-name";
    public const string NoId = "no-id";
    public const string OneIdTwice = "one-id-twice";
    public const string CoordinatesAsTexts = "coordinates-as-texts";
    public const string SpaceCoordinatesInWords = "space-coordinates-in-words";
    public const string TruncatedJson = "truncated-json";
    public const string LoginPage = "login-page";
    public const string LoginPageOverHttp = "login-page-over-http";
    public const string NotFound = "not-found";
    public const string Flood = "flood";
    public const string PackedTrap = "packed-trap";
    public const string PackedCutOff = "packed-cut-off";
    public const string RedirectInside = "redirect-inside";
    public const string RedirectToFile = "redirect-to-file";
    public const string RedirectElsewhere = "redirect-elsewhere";
    public const string RedirectForEver = "redirect-for-ever";
    public const string TooManyRequests = "too-many-requests";
    public const string TooManyRequestsUntold = "too-many-requests-untold";
    public const string ComeAgainLater = "come-again-later";
    public const string Reset = "reset";
    public const string HeaderFlood = "header-flood";
    public const string Drip = "drip";
}
