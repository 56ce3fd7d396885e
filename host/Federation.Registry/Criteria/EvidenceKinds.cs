namespace Federation.Registry.Criteria;

/// <summary>What evidence of one kind is good for, and what people call it.</summary>
public static class EvidenceKinds
{
    private static readonly BilingualText[] Names =
    [
        new("une déclaration", "a declaration"),
        new("un document", "a document"),
        new("une mesure", "a measurement"),
        new("un audit", "an audit"),
        new("un calcul de l'annuaire", "a computation of the directory"),
    ];

    /// <summary>True where <paramref name="offered"/> may decide a criterion that asks for <paramref name="asked"/>.</summary>
    public static bool ServesFor(this EvidenceKind offered, EvidenceKind asked) =>
        asked == EvidenceKind.Computed || offered == EvidenceKind.Computed ? offered == asked : offered >= asked;

    /// <summary>With its article, to stand inside a sentence.</summary>
    /// <exception cref="IndexOutOfRangeException">It is none of the five.</exception>
    public static BilingualText Name(this EvidenceKind kind) => Names[(int)kind];
}
