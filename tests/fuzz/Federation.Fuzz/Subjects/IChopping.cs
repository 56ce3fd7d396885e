namespace Federation.Fuzz.Subjects;

/// <summary>Into what pieces a stream is cut; <c>ToString</c> says so for a person.</summary>
internal interface IChopping
{
    /// <summary>The length of the next piece, at least 1.</summary>
    int Next();
}
