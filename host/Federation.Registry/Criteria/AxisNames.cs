namespace Federation.Registry.Criteria;

/// <summary>What people call an axis: in French the words of the label's announcement.</summary>
public static class AxisNames
{
    private static readonly BilingualText[] Names =
    [
        new("Performances techniques", "Technical performance"),
        new("Services", "Services"),
        new("Qualité", "Quality"),
        new("Engagements sociétaux et environnementaux", "Societal and environmental commitments"),
        new("Interopérabilité des centres en réseaux", "Interoperability of centres in networks"),
    ];

    /// <exception cref="IndexOutOfRangeException">It is none of the five.</exception>
    public static BilingualText Name(this Axis axis) => Names[(int)axis];
}
