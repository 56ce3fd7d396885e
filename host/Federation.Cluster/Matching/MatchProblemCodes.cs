namespace Federation.Cluster.Matching;

/// <summary>Why an order about matching is refused; the catalogue says what to do.</summary>
public static class MatchProblemCodes
{
    /// <summary>No listing of that key speaks for a centre.</summary>
    public const string UnknownListing = "match.unknown-listing";

    /// <summary>Both keys name one listing.</summary>
    public const string NoPair = "match.no-pair";

    /// <summary>Nobody has decided on that pair.</summary>
    public const string NothingDecided = "match.nothing-decided";

    /// <summary>Both centres have a label, and a label stays where it was awarded.</summary>
    public const string TwoLabels = "match.two-labels";

    /// <summary>Somebody keeps apart listings that would come together.</summary>
    public const string KeptApart = "match.kept-apart";

    /// <summary>So many listings hang together that they are left as they stand.</summary>
    public const string TooLarge = "match.too-large";

    /// <summary>There is no regrouping of that id.</summary>
    public const string UnknownRegrouping = "match.unknown-regrouping";

    /// <summary>Nothing of the regrouping is left to take back.</summary>
    public const string NothingToUndo = "match.nothing-to-undo";

    /// <summary>The centre, its listing or the field is unknown, or the field adds up.</summary>
    public const string CannotPin = "match.cannot-pin";

    /// <summary>A reason is 1 to 1,000 characters.</summary>
    public const string NoReason = "match.no-reason";
}
