<?php return "administrator";
