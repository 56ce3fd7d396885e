namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// Walks the tokens of one text from left to right: days, then their hours, then what is said of them. Nothing tells parts apart for sure, neither
/// signs nor lines; a part ends where the next days begin.
/// </summary>
internal sealed class ProseSentences(ProseCursor cursor)
{
    private readonly ProseWeek _week = new();

    // The part in hand: its days, what of it is not in the week yet, and whether anything was said of the days.
    private ProseDays? _days;
    private List<HoursSpan> _spans = [];
    private string? _appointment;
    private ProseKind? _half;
    private bool _isFree;
    private bool _replaces;
    private bool _isSaid;

    // "Sur rendez-vous" before anything else is said of all parts, later of the next one only.
    private string? _appointmentOfAll;
    private string? _appointmentOfNext;
    private bool _isFirst = true;

    private bool IsWaiting => _days is not null && _spans.Count == 0 && _appointment is null && !_isSaid;

    /// <exception cref="ProseException">The text has no meaning, or more than one.</exception>
    public OpeningHours Read()
    {
        while (!cursor.AtEnd)
        {
            if (ProseDayList.StartsAt(cursor)) ReadDays();
            else if (ProseTimes.StartsAt(cursor)) ReadTimes();
            else ReadWord();
        }

        FinishPart();
        if (_appointmentOfNext is not null) throw new ProseException("it does not say what is by appointment");
        if (_isFirst && _appointmentOfAll is not null) return new OpeningHours([new HoursRule { State = HoursState.Unknown, Comment = _appointmentOfAll }]);
        return _week.IsEmpty ? throw new ProseException("it gives no hours") : _week.ToHours();
    }

    private void ReadDays()
    {
        // "de 8h30 à 19h du lundi au vendredi": days behind their hours, in a text that began with hours.
        bool behind = _days is null && _spans.Count > 0;
        if (!behind) FinishPart();
        Take(ProseDayList.Read(cursor));
        if (!behind) return;
        FinishPart();
        _days = null;
    }

    private void ReadTimes()
    {
        if (_days is null && !_isFirst) throw new ProseException("it has hours without a day");
        if (_spans.Count > 0) FinishPart();
        _spans = ProseTimes.Read(cursor);
        _half = null;
    }

    private void ReadWord()
    {
        var token = cursor.Current;
        cursor.Skip();
        switch (token.Kind)
        {
            case ProseKind.Appointment:
                ReadAppointment(token.French ? "sur rendez-vous" : "by appointment");
                break;
            case ProseKind.FreeAccess:
                _isFree = _spans.Count > 0 ? true : throw new ProseException("it does not say when access is free");
                break;
            case ProseKind.Morning or ProseKind.Afternoon:
                _half = IsWaiting ? token.Kind : throw new ProseException("it speaks of a half day without its hours");
                break;
            case ProseKind.Closed:
                ReadClosed();
                break;
            case ProseKind.Except:
                ReadException();
                break;
            case ProseKind.Dash when IsWaiting && !ProseTimes.StartsAt(cursor):
                // "lundi: -": the source left the day open.
                _days = null;
                _half = null;
                break;
            case ProseKind.Break when IsWaiting:
                throw new ProseException("it names a day without hours");
            case ProseKind.Break or ProseKind.NewLine or ProseKind.Comma or ProseKind.Colon or ProseKind.Dash or ProseKind.Slash or ProseKind.And:
                break;
            default:
                throw new ProseException("it has times or numbers that are no hours");
        }
    }

    private void ReadAppointment(string words)
    {
        if (_spans.Count > 0 || IsWaiting) _appointment = words;
        else if (_isFirst) _appointmentOfAll = words;
        else _appointmentOfNext = words;
    }

    private void ReadClosed()
    {
        if (IsWaiting)
        {
            // "samedi : fermé", or "mardi : fermé le matin / 13h45 - 17h30", where hours of the same day follow.
            var part = _half ?? ReadHalf();
            Close(_days!, part); // Waiting is having days.
            (_half, _isSaid) = (null, true);
            if (part is null) _days = null;
            return;
        }

        FinishPart();
        if (!ProseDayList.StartsAt(cursor)) throw new ProseException("it does not say when it is closed");
        CloseNamed(ProseDayList.Read(cursor));
    }

    private void ReadException()
    {
        FinishPart();
        if (!ProseDayList.StartsAt(cursor)) throw new ProseException("it does not say what is excepted");
        var named = ProseDayList.Read(cursor);
        if (cursor.Kind() == ProseKind.Colon) cursor.Skip();
        if (ProseTimes.StartsAt(cursor))
        {
            Take(named);
            _replaces = true;
        }
        else
        {
            CloseNamed(named);
        }
    }

    private void CloseNamed(ProseDays named)
    {
        var part = ReadHalf();
        if (part is not null && named.AreListed) throw new ProseException("it does not say whether all the days are closed for half");
        Close(named, part);
        _days = null;
    }

    private ProseKind? ReadHalf()
    {
        if (cursor.Kind() is not (ProseKind.Morning or ProseKind.Afternoon)) return null;
        var part = cursor.Kind();
        cursor.Skip();
        return part;
    }

    private void Close(ProseDays named, ProseKind? part)
    {
        foreach (var key in named.Keys) _week.Close(new ProseClosure(key, part));
        _isFirst = false;
    }

    private void Take(ProseDays named) => (_days, _isSaid) = (named, false);

    /// <summary>Puts the part in hand into the week; its days stay for hours that follow without any.</summary>
    private void FinishPart()
    {
        if (_spans.Count == 0 && (_days is null || _isSaid)) return;
        if (_days is null) throw new ProseException("it names no day");
        if (_half is not null) throw new ProseException("it speaks of a half day without its hours");
        if (_isFree && (_appointment ?? _appointmentOfAll) is not null) throw new ProseException("it does not say what is by appointment");
        string? words = _appointment ?? _appointmentOfNext ?? _appointmentOfAll;
        if (_spans.Count == 0 && words is null) throw new ProseException("it names a day without hours");
        var hours = _spans.Count > 0 ? _spans : [new HoursSpan(0, HoursSpan.Day, false)];
        _week.Add(_days, [.. hours.Select(span => new ProseSpan(span, words))], _replaces);
        (_spans, _appointment, _appointmentOfNext, _isFree, _replaces, _isSaid, _isFirst) = ([], null, null, false, false, true, false);
    }
}
