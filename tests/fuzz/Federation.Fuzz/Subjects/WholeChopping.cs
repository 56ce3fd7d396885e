namespace Federation.Fuzz.Subjects;

/// <summary>As much as is asked for.</summary>
internal sealed class WholeChopping : IChopping
{
    public int Next() => int.MaxValue;

    public override string ToString() => "one piece";
}
