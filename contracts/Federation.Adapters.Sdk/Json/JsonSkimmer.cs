namespace Federation.Adapters.Sdk;

/// <summary>
/// Passes over one JSON object or array of any length, piece by piece, keeping nothing of it. It counts brackets outside texts
/// and checks nothing else. Used once.
/// </summary>
internal sealed class JsonSkimmer
{
    private int _depth;
    private bool _inText;
    private bool _escaped;

    /// <summary>Whether the closing bracket was passed.</summary>
    public bool Ended { get; private set; }

    /// <summary>The line ends passed so far.</summary>
    public int Lines { get; private set; }

    /// <summary>Passes over what belongs to the value, and says how many bytes those are.</summary>
    /// <param name="bytes">The next piece; the first one begins with the opening bracket.</param>
    public int Skim(ReadOnlySpan<byte> bytes)
    {
        for (int index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] == '\n') Lines++;
            if (_inText) SkimText(bytes[index]);
            else SkimBetweenTexts(bytes[index]);
            if (Ended) return index + 1;
        }

        return bytes.Length;
    }

    private void SkimText(byte unit)
    {
        if (_escaped) _escaped = false;
        else if (unit == '\\') _escaped = true;
        else if (unit == '"') _inText = false;
    }

    private void SkimBetweenTexts(byte unit)
    {
        switch ((char)unit)
        {
            case '"':
                _inText = true;
                break;
            case '{' or '[':
                _depth++;
                break;
            case '}' or ']':
                Ended = --_depth == 0;
                break;
        }
    }
}
