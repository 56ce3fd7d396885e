namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// Walks the tokens of one text from left to right: days, then their hours, then what is said of them. Nothing tells parts apart for sure, neither
/// signs nor lines; a part ends where the next days begin.
/// </summary>
internal sealed class ProseSentences(ProseCursor cursor)
{
    private readonly ProseWeek week = new();

    // The part in hand: its days, what of it is not in the week yet, and whether anything was said of the days.
    private ProseDays? days;
    private List<HoursSpan> spans = [];
    private string? appointment;
    private ProseKind? half;
    private bool isFree;
    private bool replaces;
    private bool isSaid;

    // "Sur rendez-vous" before anything else is said of all parts, later of the next one only.
    private string? appointmentOfAll;
    private string? appointmentOfNext;
    private bool isFirst = true;

    private bool IsWaiting => days is not null && spans.Count == 0 && appointment is null && !isSaid;

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
        if (appointmentOfNext is not null) throw new ProseException("it does not say what is by appointment");
        if (isFirst && appointmentOfAll is not null) return new OpeningHours([new HoursRule { State = HoursState.Unknown, Comment = appointmentOfAll }]);
        return week.IsEmpty ? throw new ProseException("it gives no hours") : week.ToHours();
    }

    private void ReadDays()
    {
        // "de 8h30 à 19h du lundi au vendredi": days behind their hours, in a text that began with hours.
        bool behind = days is null && spans.Count > 0;
        if (!behind) FinishPart();
        Take(ProseDayList.Read(cursor));
        if (!behind) return;
        FinishPart();
        days = null;
    }

    private void ReadTimes()
    {
        if (days is null && !isFirst) throw new ProseException("it has hours without a day");
        if (spans.Count > 0) FinishPart();
        spans = ProseTimes.Read(cursor);
        half = null;
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
                isFree = spans.Count > 0 ? true : throw new ProseException("it does not say when access is free");
                break;
            case ProseKind.Morning or ProseKind.Afternoon:
                half = IsWaiting ? token.Kind : throw new ProseException("it speaks of a half day without its hours");
                break;
            case ProseKind.Closed:
                ReadClosed();
                break;
            case ProseKind.Except:
                ReadException();
                break;
            case ProseKind.Dash when IsWaiting && !ProseTimes.StartsAt(cursor):
                // "lundi: -": the source left the day open.
                days = null;
                half = null;
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
        if (spans.Count > 0 || IsWaiting) appointment = words;
        else if (isFirst) appointmentOfAll = words;
        else appointmentOfNext = words;
    }

    private void ReadClosed()
    {
        if (IsWaiting)
        {
            // "samedi : fermé", or "mardi : fermé le matin / 13h45 - 17h30", where hours of the same day follow.
            var part = half ?? ReadHalf();
            Close(days!, part); // Waiting is having days.
            (half, isSaid) = (null, true);
            if (part is null) days = null;
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
            replaces = true;
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
        days = null;
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
        foreach (var key in named.Keys) week.Close(new ProseClosure(key, part));
        isFirst = false;
    }

    private void Take(ProseDays named) => (days, isSaid) = (named, false);

    /// <summary>Puts the part in hand into the week; its days stay for hours that follow without any.</summary>
    private void FinishPart()
    {
        if (spans.Count == 0 && (days is null || isSaid)) return;
        if (days is null) throw new ProseException("it names no day");
        if (half is not null) throw new ProseException("it speaks of a half day without its hours");
        if (isFree && (appointment ?? appointmentOfAll) is not null) throw new ProseException("it does not say what is by appointment");
        string? words = appointment ?? appointmentOfNext ?? appointmentOfAll;
        if (spans.Count == 0 && words is null) throw new ProseException("it names a day without hours");
        var hours = spans.Count > 0 ? spans : [new HoursSpan(0, HoursSpan.Day, false)];
        week.Add(days, [.. hours.Select(span => new ProseSpan(span, words))], replaces);
        (spans, appointment, appointmentOfNext, isFree, replaces, isSaid, isFirst) = ([], null, null, false, false, true, false);
    }
}
